"""Raw containers: languages other than Python."""

from collections import OrderedDict
from datetime import timedelta

from flytekit import ContainerTask, Resources, Secret, TaskMetadata, kwtypes, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile

IMAGES = {lang: f"ghcr.io/speech/{lang}:{tag}" for lang, tag in (("rust", "1.78"), ("julia", "1.10"), ("haskell", "9"))}
COMMON = dict(input_data_dir="/var/inputs", output_data_dir="/var/outputs")


def calculate(name: str, image: str, *command: str, **kwargs) -> ContainerTask:
    return ContainerTask(
        name=f"speech.{name}",
        image=image,
        command=[*command, "{{.inputs.rate}}", "/var/outputs"],
        inputs=kwtypes(rate=int, gain=float),
        outputs=kwtypes(area=float, metadata=str),
        **COMMON,
        **kwargs,
    )


rust = calculate("rust", IMAGES["rust"], "./area")
julia = calculate("julia", IMAGES["julia"], "julia", "area.jl", environment={"JULIA_NUM_THREADS": "4"})
haskell = calculate(
    "haskell",
    IMAGES["haskell"],
    "./area",
    secret_requests=[Secret(group="hackage", key="token")],
    metadata=TaskMetadata(retries=2, timeout=timedelta(minutes=3), deprecated="too slow"),
    metadata_format=ContainerTask.MetadataFormat.PROTO,
    resources=Resources(cpu="1", mem="1Gi"),
)

denoise = ContainerTask(
    name="speech.denoise",
    image="ghcr.io/speech/sox:14",
    command=["sox"],
    arguments=["/var/inputs/audio", "/var/outputs/clean", "noisered"],
    inputs=OrderedDict(audio=FlyteFile["wav"], profile=FlyteDirectory),
    outputs=OrderedDict([("clean", FlyteFile["wav"])]),
    limits=Resources(cpu="2", gpu="1", ephemeral_storage="5Gi"),
    **COMMON,
)

bare = ContainerTask(name="speech.bare", image="alpine:3", command=["true"])
only_output = ContainerTask(
    name="speech.only-output", image="alpine:3", command=["date"], outputs=kwtypes(today=str), output_data_dir="/out"
)


@workflow
def in_many_languages(rate: int, audio: FlyteFile["wav"], profile: FlyteDirectory) -> float:
    clean = denoise(audio=audio, profile=profile)
    denoise(audio=clean, profile=profile)
    areas = [language(rate=rate, gain=0.5) for language in (rust, julia, haskell)]
    start = bare()
    areas[0].area >> start
    only_output()
    rust(rate=rate, gain=areas[1].area)
    return areas[-1].area
