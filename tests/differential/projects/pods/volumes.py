"""Pieces of pods, made by helper functions."""

import kubernetes.client as k8s
from kubernetes.client.models import V1EmptyDirVolumeSource, V1Volume, V1VolumeMount


def scratch(name, size=None, memory=False):
    source = V1EmptyDirVolumeSource(size_limit=size, medium="Memory" if memory else None)
    return V1Volume(name=name, empty_dir=source), V1VolumeMount(name=name, mount_path=f"/{name}")


def secret(name):
    return V1Volume(name=name, secret=k8s.V1SecretVolumeSource(secret_name=name, default_mode=0o440))


def sidecar(name, image, *command, **more):
    return k8s.V1Container(name=name, image=image, command=list(command), **more)
