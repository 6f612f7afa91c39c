"""Extensions: what manifests say of classes, tasks and decorators, as classes that are retold."""
