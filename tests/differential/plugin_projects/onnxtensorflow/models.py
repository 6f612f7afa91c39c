"""Models and record files of TensorFlow."""

from flytekit import Resources, task, workflow
from flytekit.types.directory import TFRecordsDirectory
from flytekit.types.file import TFRecordFile
import tensorflow as tf


@task
def records(n: int) -> TFRecordFile:
    return TFRecordFile("s3://x")


@task(requests=Resources(gpu="1"))
def model(records: TFRecordFile, more: TFRecordsDirectory) -> tf.keras.Model:
    return tf.keras.Model()


@workflow
def models(n: int, more: TFRecordsDirectory) -> tf.keras.Model:
    return model(records=records(n=n), more=more)
