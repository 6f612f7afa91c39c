from flytekitplugins.dgxc_lepton import *
from flytekitplugins.dgxc_lepton.config import *
from flytekitplugins.dgxc_lepton.task import *
dl = LeptonEndpointDeletionTask(endpoint_name="e", name="dl")
