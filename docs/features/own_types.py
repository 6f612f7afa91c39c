"""Types that travel in a way of one's own."""

from flytekit import task
from flytekit.extend import TypeEngine, TypeTransformer
from flytekit.models.types import LiteralType


class Colour:
    pass


class ColourTransformer(TypeTransformer[Colour]):
    def __init__(self):
        super().__init__(name="colour", t=Colour)

    def get_literal_type(self, t):
        return LiteralType(simple=3)


TypeEngine.register(ColourTransformer())


@task
def paint(colour: Colour) -> int:
    return 1
