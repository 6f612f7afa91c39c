"""A graph of a hundred nodes, made by two loops."""

from flytekit import task, workflow

WIDTH, HEIGHT = 12, 8


@task
def cell(north: int, west: int, row: int, column: int) -> int:
    return max(north, west) + row * column


@task
def edge(n: int, side: str = "north") -> int:
    return n


@workflow
def grid(start: int = 0) -> int:
    rows = [[edge(n=start, side="north" if column else "corner") for column in range(WIDTH)]]
    for row in range(1, HEIGHT):
        line = [edge(n=row, side="west")]
        for column in range(1, WIDTH):
            line.append(cell(north=rows[row - 1][column], west=line[-1], row=row, column=column))
        rows.append(line)
    return rows[-1][-1]
