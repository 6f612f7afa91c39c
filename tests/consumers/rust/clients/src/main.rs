//! Launches and reads the tasks of parcels through generated clients.

mod names;
mod values;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Debug;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use parcels::flyte::{self, Entity, Fielded, Target};
use parcels::flyteidl::core::LiteralMap;
use parcels::parcels_tasks as tasks;
use prost::Message;
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let file: Value = serde_json::from_str(&std::fs::read_to_string(&paths[0])?)?;
    let cases = file["cases"].as_array().ok_or("no cases")?;
    let cases = cases.iter().map(|each| (text(&each["id"]), each));
    let cases: BTreeMap<&str, &Value> = cases.collect();
    let mut repeated = BTreeMap::new();
    for (id, each) in &cases {
        repeated.insert(id, again(each).map_err(|error| format!("{id}: {error}"))?);
    }
    let answers = json!({
        "again": repeated,
        "by_hand": values::requests()?,
        "read": values::read(&cases)?,
        "ir": names::in_ir(&paths[1])?,
        "package": names::in_package(&paths[2])?,
    });
    println!("{answers}");
    Ok(())
}

/// Reads a vector as typed values, and writes these.
fn again(each: &Value) -> Result<String> {
    let name = format!("{} {}", text(&each["kind"]), text(&each["entity"]));
    match name.as_str() {
        "task parcels.tasks.numbers" => converted(&tasks::NUMBERS, each),
        "task parcels.tasks.times" => converted(&tasks::TIMES, each),
        "task parcels.tasks.choices" => converted(&tasks::CHOICES, each),
        "task parcels.tasks.containers" => converted(&tasks::CONTAINERS, each),
        "task parcels.tasks.unions" => converted(&tasks::UNIONS, each),
        "task parcels.tasks.records" => converted(&tasks::RECORDS, each),
        "task parcels.tasks.stored" => converted(&tasks::STORED, each),
        "task parcels.tasks.nothing" => converted(&tasks::NOTHING, each),
        "task parcels.tasks.send" => converted(&tasks::SEND, each),
        "launch_plan parcels.tasks.deliver" => converted(&tasks::DELIVER, each),
        "launch_plan overnight" => converted(&tasks::OVERNIGHT, each),
        _ => Err(format!("no client of {name}").into()),
    }
}

fn converted<I: Fielded, O: Fielded>(entity: &Entity<I, O>, each: &Value) -> Result<String> {
    let literals = literals(each)?;
    if text(&each["side"]) == "outputs" {
        let outputs = entity.outputs(&literals)?;
        return Ok(encoded(&entity.output_literals(&outputs)?));
    }
    asked(entity, &entity.inputs(&literals)?)
}

/// Asks for an execution.
fn asked<I: Fielded, O: Fielded>(entity: &Entity<I, O>, inputs: &I) -> Result<String> {
    let target = Target {
        project: "p".to_owned(),
        domain: "d".to_owned(),
        version: "v".to_owned(),
        ..Target::default()
    };
    Ok(encoded(&entity.request(&target, "n", inputs)?))
}

/// Compares outputs with values that stand in this program.
fn compared<I, O>(entity: &Entity<I, O>, each: &Value, expected: &O) -> Result<()>
where
    I: Fielded,
    O: Fielded + PartialEq + Debug,
{
    let found = entity.outputs(&literals(each)?)?;
    if found == *expected {
        return Ok(());
    }
    Err(flyte::Error(format!("{found:?} is not {expected:?}")).into())
}

fn literals(each: &Value) -> Result<LiteralMap> {
    let bytes = STANDARD.decode(text(&each["literals"]))?;
    Ok(LiteralMap::decode(bytes.as_slice())?)
}

fn encoded(message: &impl Message) -> String {
    STANDARD.encode(message.encode_to_vec())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
