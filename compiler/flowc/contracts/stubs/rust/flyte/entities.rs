//! Launch plans and tasks, and requests for their execution.

use std::marker::PhantomData;

use super::fields::{from_literals, to_literals};
use super::{Fielded, Result};
use crate::flyteidl::admin::{ExecutionCreateRequest, ExecutionMetadata, ExecutionSpec};
use crate::flyteidl::core::{Identifier, LiteralMap, ResourceType};

/// Where an entity is registered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    pub org: String,
    pub project: String,
    pub domain: String,
    pub version: String,
}

/// A launch plan or a task with inputs `I` and outputs `O`.
pub struct Entity<I, O> {
    pub kind: ResourceType,
    pub name: &'static str,
    types: PhantomData<fn(I) -> O>,
}

impl<I, O> Entity<I, O> {
    /// Declares a launch plan.
    pub const fn launch_plan(name: &'static str) -> Self {
        Self {
            kind: ResourceType::LaunchPlan,
            name,
            types: PhantomData,
        }
    }

    /// Declares a task.
    pub const fn task(name: &'static str) -> Self {
        Self {
            kind: ResourceType::Task,
            name,
            types: PhantomData,
        }
    }

    /// Gives the identifier.
    pub fn id(&self, target: &Target) -> Identifier {
        Identifier {
            resource_type: self.kind.into(),
            org: target.org.clone(),
            project: target.project.clone(),
            domain: target.domain.clone(),
            name: self.name.to_owned(),
            version: target.version.clone(),
        }
    }
}

impl<I: Fielded, O: Fielded> Entity<I, O> {
    /// Asks for an execution. Flyte makes up a name where it is empty.
    pub fn request(
        &self,
        target: &Target,
        name: &str,
        inputs: &I,
    ) -> Result<ExecutionCreateRequest> {
        let spec = ExecutionSpec {
            launch_plan: Some(self.id(target)),
            metadata: Some(ExecutionMetadata::default()),
            ..ExecutionSpec::default()
        };
        Ok(ExecutionCreateRequest {
            org: target.org.clone(),
            project: target.project.clone(),
            domain: target.domain.clone(),
            name: name.to_owned(),
            spec: Some(spec),
            inputs: Some(self.literals(inputs)?),
        })
    }

    /// Converts inputs.
    pub fn literals(&self, inputs: &I) -> Result<LiteralMap> {
        self.within("inputs", to_literals(inputs))
    }

    /// Converts what an execution was given.
    pub fn inputs(&self, literals: &LiteralMap) -> Result<I> {
        self.within("inputs", from_literals(literals))
    }

    /// Converts outputs, as of a task that is stood in for.
    pub fn output_literals(&self, outputs: &O) -> Result<LiteralMap> {
        self.within("outputs", to_literals(outputs))
    }

    /// Converts what an execution gave.
    pub fn outputs(&self, literals: &LiteralMap) -> Result<O> {
        self.within("outputs", from_literals(literals))
    }

    fn within<T>(&self, part: &str, result: Result<T>) -> Result<T> {
        result.map_err(|error| error.within(&format_args!("{part} of {}", self.name)))
    }
}
