"""The model classes of the Kubernetes client that a pod specification is made of."""

from __future__ import annotations

import re
from functools import cache

from flowc_ir.lazy_dataclass import dataclass

MODELS = """
CoreV1ResourceClaim = name!:s request:s
V1AWSElasticBlockStoreVolumeSource = fs_type:s partition:i read_only:b volume_id!:s
V1Affinity = node_affinity:V1NodeAffinity pod_affinity:V1PodAffinity
  pod_anti_affinity:V1PodAntiAffinity
V1AppArmorProfile = localhost_profile:s type!:s
V1AzureDiskVolumeSource = caching_mode:s disk_name!:s disk_uri!:s fs_type:s kind:s read_only:b
V1AzureFileVolumeSource = read_only:b secret_name!:s share_name!:s
V1CSIVolumeSource = driver!:s fs_type:s node_publish_secret_ref:V1LocalObjectReference read_only:b
  volume_attributes:{s}
V1Capabilities = add:[s] drop:[s]
V1CephFSVolumeSource = monitors!:[s] path:s read_only:b secret_file:s
  secret_ref:V1LocalObjectReference user:s
V1CinderVolumeSource = fs_type:s read_only:b secret_ref:V1LocalObjectReference volume_id!:s
V1ClusterTrustBundleProjection = label_selector:V1LabelSelector name:s optional:b path!:s
  signer_name:s user:i
V1ConfigMapEnvSource = name:s optional:b
V1ConfigMapKeySelector = key!:s name:s optional:b
V1ConfigMapProjection = items:[V1KeyToPath] name:s optional:b
V1ConfigMapVolumeSource = default_mode:i default_user:i items:[V1KeyToPath] name:s optional:b
V1Container = args:[s] command:[s] env:[V1EnvVar] env_from:[V1EnvFromSource] image:s
  image_pull_policy:s lifecycle:V1Lifecycle liveness_probe:V1Probe name!:s ports:[V1ContainerPort]
  readiness_probe:V1Probe resize_policy:[V1ContainerResizePolicy] resources:V1ResourceRequirements
  restart_policy:s restart_policy_rules:[V1ContainerRestartRule] security_context:V1SecurityContext
  startup_probe:V1Probe stdin:b stdin_once:b termination_message_path:s
  termination_message_policy:s tty:b volume_devices:[V1VolumeDevice] volume_mounts:[V1VolumeMount]
  working_dir:s
V1ContainerPort = container_port!:i host_ip:s host_port:i name:s protocol:s
V1ContainerResizePolicy = resource_name!:s restart_policy!:s
V1ContainerRestartRule = action!:s exit_codes:V1ContainerRestartRuleOnExitCodes
V1ContainerRestartRuleOnExitCodes = operator!:s values:[i]
V1DownwardAPIProjection = items:[V1DownwardAPIVolumeFile]
V1DownwardAPIVolumeFile = field_ref:V1ObjectFieldSelector mode:i path!:s
  resource_field_ref:V1ResourceFieldSelector user:i
V1DownwardAPIVolumeSource = default_mode:i default_user:i items:[V1DownwardAPIVolumeFile]
V1EmptyDirVolumeSource = medium:s mode:i size_limit:s
V1EnvFromSource = config_map_ref:V1ConfigMapEnvSource prefix:s secret_ref:V1SecretEnvSource
V1EnvVar = name!:s value:s value_from:V1EnvVarSource
V1EnvVarSource = config_map_key_ref:V1ConfigMapKeySelector field_ref:V1ObjectFieldSelector
  file_key_ref:V1FileKeySelector resource_field_ref:V1ResourceFieldSelector
  secret_key_ref:V1SecretKeySelector
V1EphemeralContainer = args:[s] command:[s] env:[V1EnvVar] env_from:[V1EnvFromSource] image:s
  image_pull_policy:s lifecycle:V1Lifecycle liveness_probe:V1Probe name!:s ports:[V1ContainerPort]
  readiness_probe:V1Probe resize_policy:[V1ContainerResizePolicy] resources:V1ResourceRequirements
  restart_policy:s restart_policy_rules:[V1ContainerRestartRule] security_context:V1SecurityContext
  startup_probe:V1Probe stdin:b stdin_once:b target_container_name:s termination_message_path:s
  termination_message_policy:s tty:b volume_devices:[V1VolumeDevice] volume_mounts:[V1VolumeMount]
  working_dir:s
V1EphemeralVolumeSource = volume_claim_template:V1PersistentVolumeClaimTemplate
V1EvictionResponder = name!:s priority!:i
V1ExecAction = command:[s]
V1FCVolumeSource = fs_type:s lun:i read_only:b target_wwns:[s] wwids:[s]
V1FileKeySelector = key!:s optional:b path!:s volume_name!:s
V1FlexVolumeSource = driver!:s fs_type:s options:{s} read_only:b secret_ref:V1LocalObjectReference
V1FlockerVolumeSource = dataset_name:s dataset_uuid:s
V1GCEPersistentDiskVolumeSource = fs_type:s partition:i pd_name!:s read_only:b
V1GRPCAction = mode:s port!:i service:s
V1GitRepoVolumeSource = directory:s repository!:s revision:s
V1GlusterfsVolumeSource = endpoints!:s path!:s read_only:b
V1HTTPGetAction = host:s http_headers:[V1HTTPHeader] path:s port!:o protocol:s scheme:s
V1HTTPHeader = name!:s value!:s
V1HostAlias = hostnames:[s] ip!:s
V1HostPathVolumeSource = path!:s type:s
V1ISCSIVolumeSource = chap_auth_discovery:b chap_auth_session:b fs_type:s initiator_name:s iqn!:s
  iscsi_interface:s lun!:i portals:[s] read_only:b secret_ref:V1LocalObjectReference
  target_portal!:s
V1ImageVolumeSource = pull_policy:s reference:s
V1KeyToPath = key!:s mode:i path!:s user:i
V1LabelSelector = match_expressions:[V1LabelSelectorRequirement] match_labels:{s}
V1LabelSelectorRequirement = key!:s operator!:s values:[s]
V1Lifecycle = post_start:V1LifecycleHandler pre_stop:V1LifecycleHandler stop_signal:s
V1LifecycleHandler = _exec:V1ExecAction http_get:V1HTTPGetAction sleep:V1SleepAction
  tcp_socket:V1TCPSocketAction
V1LocalObjectReference = name:s
V1ManagedFieldsEntry = api_version:s fields_type:s fields_v1:o manager:s operation:s subresource:s
  time:t
V1NFSVolumeSource = path!:s read_only:b server!:s
V1NodeAffinity = preferred_during_scheduling_ignored_during_execution:[V1PreferredSchedulingTerm]
  required_during_scheduling_ignored_during_execution:V1NodeSelector
V1NodeSelector = node_selector_terms!:[V1NodeSelectorTerm]
V1NodeSelectorRequirement = key!:s operator!:s values:[s]
V1NodeSelectorTerm = match_expressions:[V1NodeSelectorRequirement]
  match_fields:[V1NodeSelectorRequirement]
V1ObjectFieldSelector = api_version:s field_path!:s
V1ObjectMeta = annotations:{s} creation_timestamp:t deletion_grace_period_seconds:i
  deletion_timestamp:t finalizers:[s] generate_name:s generation:i labels:{s}
  managed_fields:[V1ManagedFieldsEntry] name:s namespace:s owner_references:[V1OwnerReference]
  resource_version:s self_link:s uid:s
V1OwnerReference = api_version!:s block_owner_deletion:b controller:b kind!:s name!:s uid!:s
V1PersistentVolumeClaimSpec = access_modes:[s] data_source:V1TypedLocalObjectReference
  data_source_ref:V1TypedObjectReference resources:V1VolumeResourceRequirements
  selector:V1LabelSelector storage_class_name:s volume_attributes_class_name:s volume_mode:s
  volume_name:s
V1PersistentVolumeClaimTemplate = metadata:V1ObjectMeta spec!:V1PersistentVolumeClaimSpec
V1PersistentVolumeClaimVolumeSource = claim_name!:s read_only:b
V1PhotonPersistentDiskVolumeSource = fs_type:s pd_id!:s
V1PodAffinity = preferred_during_scheduling_ignored_during_execution:[V1WeightedPodAffinityTerm]
  required_during_scheduling_ignored_during_execution:[V1PodAffinityTerm]
V1PodAffinityTerm = label_selector:V1LabelSelector match_label_keys:[s] mismatch_label_keys:[s]
  namespace_selector:V1LabelSelector namespaces:[s] topology_key!:s
V1PodAntiAffinity =
  preferred_during_scheduling_ignored_during_execution:[V1WeightedPodAffinityTerm]
  required_during_scheduling_ignored_during_execution:[V1PodAffinityTerm]
V1PodCertificateProjection = certificate_chain_path:s credential_bundle_path:s key_path:s
  key_type!:s max_expiration_seconds:i signer_name!:s user:i user_annotations:{s}
V1PodDNSConfig = nameservers:[s] options:[V1PodDNSConfigOption] searches:[s]
V1PodDNSConfigOption = name:s value:s
V1PodOS = name!:s
V1PodReadinessGate = condition_type!:s
V1PodResourceClaim = name!:s resource_claim_name:s resource_claim_template_name:s
V1PodSchedulingGate = name!:s
V1PodSchedulingGroup = pod_group_name:s
V1PodSecurityContext = app_armor_profile:V1AppArmorProfile fs_group:i fs_group_change_policy:s
  run_as_group:i run_as_non_root:b run_as_user:i se_linux_change_policy:s
  se_linux_options:V1SELinuxOptions seccomp_profile:V1SeccompProfile supplemental_groups:[i]
  supplemental_groups_policy:s sysctls:[V1Sysctl] windows_options:V1WindowsSecurityContextOptions
V1PodSpec = active_deadline_seconds:i affinity:V1Affinity automount_service_account_token:b
  containers!:[V1Container] dns_config:V1PodDNSConfig dns_policy:s enable_service_links:b
  ephemeral_containers:[V1EphemeralContainer] eviction_responders:[V1EvictionResponder]
  host_aliases:[V1HostAlias] host_ipc:b host_network:b host_pid:b host_users:b hostname:s
  hostname_override:s image_pull_secrets:[V1LocalObjectReference] init_containers:[V1Container]
  node_name:s node_selector:{s} os:V1PodOS overhead:{s} preemption_policy:s priority:i
  priority_class_name:s readiness_gates:[V1PodReadinessGate] resource_claims:[V1PodResourceClaim]
  resources:V1ResourceRequirements restart_policy:s runtime_class_name:s scheduler_name:s
  scheduling_gates:[V1PodSchedulingGate] scheduling_group:V1PodSchedulingGroup
  security_context:V1PodSecurityContext service_account:s service_account_name:s
  set_hostname_as_fqdn:b share_process_namespace:b subdomain:s termination_grace_period_seconds:i
  tolerations:[V1Toleration] topology_spread_constraints:[V1TopologySpreadConstraint]
  volumes:[V1Volume]
V1PortworxVolumeSource = fs_type:s read_only:b volume_id!:s
V1PreferredSchedulingTerm = preference!:V1NodeSelectorTerm weight!:i
V1Probe = _exec:V1ExecAction failure_threshold:i grpc:V1GRPCAction http_get:V1HTTPGetAction
  initial_delay_seconds:i period_seconds:i success_threshold:i tcp_socket:V1TCPSocketAction
  termination_grace_period_seconds:i timeout_seconds:i
V1ProjectedVolumeSource = default_mode:i default_user:i sources:[V1VolumeProjection]
V1QuobyteVolumeSource = group:s read_only:b registry!:s tenant:s user:s volume!:s
V1RBDVolumeSource = fs_type:s image!:s keyring:s monitors!:[s] pool:s read_only:b
  secret_ref:V1LocalObjectReference user:s
V1ResourceFieldSelector = container_name:s divisor:s resource!:s
V1ResourceRequirements = claims:[CoreV1ResourceClaim] limits:{s} requests:{s}
V1SELinuxOptions = level:s role:s type:s user:s
V1ScaleIOVolumeSource = fs_type:s gateway!:s protection_domain:s read_only:b
  secret_ref!:V1LocalObjectReference ssl_enabled:b storage_mode:s storage_pool:s system!:s
  volume_name:s
V1SeccompProfile = localhost_profile:s type!:s
V1SecretEnvSource = name:s optional:b
V1SecretKeySelector = key!:s name:s optional:b
V1SecretProjection = items:[V1KeyToPath] name:s optional:b
V1SecretVolumeSource = default_mode:i default_user:i items:[V1KeyToPath] optional:b secret_name:s
V1SecurityContext = allow_privilege_escalation:b app_armor_profile:V1AppArmorProfile
  capabilities:V1Capabilities privileged:b proc_mount:s read_only_root_filesystem:b run_as_group:i
  run_as_non_root:b run_as_user:i se_linux_options:V1SELinuxOptions
  seccomp_profile:V1SeccompProfile windows_options:V1WindowsSecurityContextOptions
V1ServiceAccountTokenProjection = audience:s expiration_seconds:i path!:s user:i
V1SleepAction = seconds!:i
V1StorageOSVolumeSource = fs_type:s read_only:b secret_ref:V1LocalObjectReference volume_name:s
  volume_namespace:s
V1Sysctl = name!:s value!:s
V1TCPSocketAction = host:s port!:o
V1Toleration = effect:s key:s operator:s toleration_seconds:i value:s
V1TopologySpreadConstraint = label_selector:V1LabelSelector match_label_keys:[s] max_skew!:i
  min_domains:i node_affinity_policy:s node_taints_policy:s topology_key!:s when_unsatisfiable!:s
V1TypedLocalObjectReference = api_group:s kind!:s name!:s
V1TypedObjectReference = api_group:s kind!:s name!:s namespace:s
V1Volume = aws_elastic_block_store:V1AWSElasticBlockStoreVolumeSource
  azure_disk:V1AzureDiskVolumeSource azure_file:V1AzureFileVolumeSource cephfs:V1CephFSVolumeSource
  cinder:V1CinderVolumeSource config_map:V1ConfigMapVolumeSource csi:V1CSIVolumeSource
  downward_api:V1DownwardAPIVolumeSource empty_dir:V1EmptyDirVolumeSource
  ephemeral:V1EphemeralVolumeSource fc:V1FCVolumeSource flex_volume:V1FlexVolumeSource
  flocker:V1FlockerVolumeSource gce_persistent_disk:V1GCEPersistentDiskVolumeSource
  git_repo:V1GitRepoVolumeSource glusterfs:V1GlusterfsVolumeSource host_path:V1HostPathVolumeSource
  image:V1ImageVolumeSource iscsi:V1ISCSIVolumeSource name!:s nfs:V1NFSVolumeSource
  persistent_volume_claim:V1PersistentVolumeClaimVolumeSource
  photon_persistent_disk:V1PhotonPersistentDiskVolumeSource portworx_volume:V1PortworxVolumeSource
  projected:V1ProjectedVolumeSource quobyte:V1QuobyteVolumeSource rbd:V1RBDVolumeSource
  scale_io:V1ScaleIOVolumeSource secret:V1SecretVolumeSource storageos:V1StorageOSVolumeSource
  vsphere_volume:V1VsphereVirtualDiskVolumeSource
V1VolumeDevice = device_path!:s name!:s
V1VolumeMount = bind_mount_options:[s] mount_path!:s mount_propagation:s name!:s read_only:b
  recursive_read_only:s sub_path:s sub_path_expr:s
V1VolumeProjection = cluster_trust_bundle:V1ClusterTrustBundleProjection
  config_map:V1ConfigMapProjection downward_api:V1DownwardAPIProjection
  pod_certificate:V1PodCertificateProjection secret:V1SecretProjection
  service_account_token:V1ServiceAccountTokenProjection
V1VolumeResourceRequirements = limits:{s} requests:{s}
V1VsphereVirtualDiskVolumeSource = fs_type:s storage_policy_id:s storage_policy_name:s
  volume_path!:s
V1WeightedPodAffinityTerm = pod_affinity_term!:V1PodAffinityTerm weight!:i
V1WindowsSecurityContextOptions = gmsa_credential_spec:s gmsa_credential_spec_name:s host_process:b
  run_as_user_name:s
"""
"""Each class with its attributes and their types (kubernetes 37.0.2; older ones have fewer).

`!` marks what is required. `s`, `i`, `b`, `t`: string, whole number, bool, time; `o`: anything;
`[T]`: a list; `{T}`: a dict from strings.
"""

IRREGULAR = {
    "_exec": "exec",
    "dataset_uuid": "datasetUUID",
    "disk_uri": "diskURI",
    "downward_api": "downwardAPI",
    "host_ip": "hostIP",
    "host_ipc": "hostIPC",
    "host_pid": "hostPID",
    "pd_id": "pdID",
    "scale_io": "scaleIO",
    "set_hostname_as_fqdn": "setHostnameAsFQDN",
    "storage_policy_id": "storagePolicyID",
    "target_wwns": "targetWWNs",
    "volume_id": "volumeID",
}
"""Attributes whose name in the API is not just the camel case of their own."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a model class; `type_` as in the table."""

    name: str
    type_: str
    is_required: bool

    @property
    def api_name(self) -> str:
        """The name in the API."""
        if self.name in IRREGULAR:
            return IRREGULAR[self.name]
        first, *rest = self.name.split("_")
        return first + "".join(part[:1].upper() + part[1:] for part in rest)


def class_names() -> list[str]:
    """Give the names of all classes."""
    return re.findall(r"^(\w+) = ", MODELS, re.MULTILINE)


@cache
def model_classes() -> dict[str, dict[str, Attribute]]:
    """Give all classes, each with its attributes by name."""
    classes: dict[str, dict[str, Attribute]] = {}
    attributes: dict[str, Attribute] = {}
    for line in MODELS.strip().splitlines():
        name, found, rest = line.partition(" = ")
        if found:
            attributes = classes.setdefault(name, {})
        for entry in (rest if found else line).split():
            attribute, _, type_ = entry.partition(":")
            plain = attribute.removesuffix("!")
            attributes[plain] = Attribute(plain, type_, plain != attribute)
    return classes
