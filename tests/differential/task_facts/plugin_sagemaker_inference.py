from flytekit import kwtypes, ImageSpec
from flytekitplugins.awssagemaker_inference import *
from flytekitplugins.awssagemaker_inference.boto3_task import BotoTask, BotoConfig
from flytekitplugins.awssagemaker_inference.task import *
bt = BotoTask(name="bt", task_config=BotoConfig(service="s3", method="list", config={"A": "{inputs.a}"}, region="us-east-1", images={"primary": "img:1"}), inputs=kwtypes(a=str))
mt = SageMakerModelTask(name="mt", config={"ModelName": "{inputs.m}"}, region="us-east-2", images={"primary_container_image": "img:2"}, inputs=kwtypes(m=str))
ec = SageMakerEndpointConfigTask(name="ec", config={"x": 1}, region="r", inputs=kwtypes(m=str))
ep = SageMakerEndpointTask(name="ep", config={"EndpointName": "{inputs.e}"}, region="r", inputs=kwtypes(e=str))
de = SageMakerDeleteEndpointTask(name="de", config={"EndpointName": "e"}, region="r")
dec = SageMakerDeleteEndpointConfigTask(name="dec", config={"EndpointConfigName": "e"}, region="r")
dm = SageMakerDeleteModelTask(name="dm", config={"ModelName": "e"}, region="r")
ie = SageMakerInvokeEndpointTask(name="ie", config={"EndpointName": "e", "InputLocation": "s3://x"}, region="r")
