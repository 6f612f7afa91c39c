"""Transcribe recordings: shells, maps and a lot of nodes."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import List

from flytekit import Resources, kwtypes, map_task, task, workflow
from flytekit.extras.accelerators import A10G
from flytekit.extras.tasks.shell import OutputLocation, ShellTask
from flytekit.types.file import FlyteFile

LANGUAGES = ("de", "en", "fr", "it")
ROOT = PurePosixPath("/tmp/audio")


def ffmpeg(name: str, *flags: str) -> ShellTask:
    return ShellTask(
        name=f"speech.ffmpeg.{name}",
        script=" ".join(["ffmpeg", "-i {inputs.audio}", *flags, "{outputs.out}"]),
        inputs=kwtypes(audio=FlyteFile),
        output_locs=[OutputLocation(var="out", var_type=FlyteFile["wav"], location=str(ROOT / f"{name}.wav"))],
        requests=Resources(cpu="2"),
        environment={"FLAGS": str(len(flags))},
        container_image="ghcr.io/speech/ffmpeg:6",
    )


mono = ffmpeg("mono", "-ac 1")
resampled = ffmpeg("resampled", "-ar 16000", "-sample_fmt s16")
trimmed = ffmpeg("trimmed", *(f"-{k} {v}" for k, v in {"ss": 0, "t": 30}.items()))


@dataclass
class Segment:
    start: float
    stop: float
    text: str = ""


@task(accelerator=A10G, requests=Resources(gpu="1"), shared_memory="1Gi")
def recognise(audio: FlyteFile["wav"], language: str) -> List[Segment]:
    return []


@task
def polish(segment: Segment) -> Segment:
    return segment


@task
def join(segments: List[Segment], separator: str = "\N{EM DASH}") -> str:
    return separator.join(segment.text for segment in segments)


@task
def pick(texts: List[str]) -> str:
    return max(texts, key=len)


@workflow
def transcribe(audio: FlyteFile) -> str:
    """Try every language, keep the longest text."""
    wav = audio
    for step in (mono, resampled, trimmed):
        wav = step(audio=wav)
    texts = []
    for language in LANGUAGES:
        segments = recognise(audio=wav, language=language).with_overrides(node_name=f"recognise-{language}")
        texts.append(join(segments=map_task(polish)(segment=segments)))
    return pick(texts=texts)
