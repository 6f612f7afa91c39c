//! Generates Rust for flowc's IR and Flyte's definitions, from a set of them.

use prost::Message;
use prost_types::FileDescriptorSet;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=definitions.binpb");
    let bytes = std::fs::read("definitions.binpb")?;
    let set = FileDescriptorSet::decode(bytes.as_slice())?;
    prost_build::Config::new()
        .include_file("definitions.rs")
        .compile_fds(set)?;
    Ok(())
}
