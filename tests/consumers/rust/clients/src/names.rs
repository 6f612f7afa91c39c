//! The names of what the IR and a Flyte package hold.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;

use flate2::read::GzDecoder;
use prost::Message;
use tar::Archive;

use crate::Result;

/// Generated from flowc's IR and Flyte's definitions.
#[allow(clippy::all, dead_code)]
mod definitions {
    include!(concat!(env!("OUT_DIR"), "/definitions.rs"));
}

use definitions::flowc::ir::v1::{Program, entity};
use definitions::flyteidl::admin::{LaunchPlan, TaskSpec, WorkflowSpec};
use definitions::flyteidl::core::Identifier;

pub fn in_ir(path: &str) -> Result<BTreeSet<String>> {
    let program = Program::decode(std::fs::read(path)?.as_slice())?;
    let kinds = program
        .entities
        .iter()
        .filter_map(|each| each.kind.as_ref());
    let names = kinds.filter_map(|kind| match kind {
        entity::Kind::Task(held) => Some(format!("task {}", held.name)),
        entity::Kind::Workflow(held) => Some(format!("workflow {}", held.name)),
        entity::Kind::LaunchPlan(held) => Some(format!("launch_plan {}", held.name)),
        _ => None,
    });
    Ok(names.collect())
}

/// Reads the archive: a file an entity, its kind in its name.
pub fn in_package(path: &str) -> Result<BTreeSet<String>> {
    let mut archive = Archive::new(GzDecoder::new(File::open(path)?));
    let mut names = BTreeSet::new();
    for member in archive.entries()? {
        let mut member = member?;
        let file = member.path()?.to_string_lossy().into_owned();
        let mut data = Vec::new();
        member.read_to_end(&mut data)?;
        let data = data.as_slice();
        if file.ends_with("_1.pb") {
            let template = TaskSpec::decode(data)?.template;
            names.insert(named("task", template.and_then(|held| held.id)));
        } else if file.ends_with("_2.pb") {
            let template = WorkflowSpec::decode(data)?.template;
            names.insert(named("workflow", template.and_then(|held| held.id)));
        } else if file.ends_with("_3.pb") {
            names.insert(named("launch_plan", LaunchPlan::decode(data)?.id));
        }
    }
    Ok(names)
}

fn named(kind: &str, id: Option<Identifier>) -> String {
    format!("{kind} {}", id.unwrap_or_default().name)
}
