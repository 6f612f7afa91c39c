//! Writes the Rust of Flyte's definitions, given on stdin: one module a package.

use std::collections::BTreeMap;
use std::io::Read;

use prost::Message;
use prost_build::{Config, Module};
use prost_types::FileDescriptorSet;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let set = FileDescriptorSet::decode(bytes.as_slice())?;
    let files = set.file.into_iter();
    let requests = files
        .map(|file| (Module::from_protobuf_package_name(file.package()), file))
        .collect();
    let generated = Config::new()
        .format(true)
        .btree_map(["."])
        .generate(requests)?;
    let mut root = Tree::default();
    for (module, text) in generated {
        // What Google defines is in prost-types.
        if module.parts().next() == Some("google") {
            continue;
        }
        root.insert(&module.parts().collect::<Vec<_>>(), text);
    }
    let package = root.modules.remove("flyteidl").unwrap_or(root);
    print!("{}", package.text());
    Ok(())
}

/// Nested modules.
#[derive(Default)]
struct Tree {
    text: String,
    modules: BTreeMap<String, Tree>,
}

impl Tree {
    fn insert(&mut self, path: &[&str], text: String) {
        match path {
            [] => self.text = text,
            [first, rest @ ..] => {
                let module = self.modules.entry((*first).to_owned()).or_default();
                module.insert(rest, text);
            }
        }
    }

    fn text(&self) -> String {
        let mut made = self.text.clone();
        for (name, module) in &self.modules {
            made += &format!("pub mod {name} {{\n{}}}\n", module.text());
        }
        made
    }
}
