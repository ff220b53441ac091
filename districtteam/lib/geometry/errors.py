"""What may be wrong with a shape, as codes and parameters. Rooms put them into words."""


class GeometryError(Exception):
    """The shape cannot be drawn. `polygon`, `ring` and `point` say where, counted from 1.

    Codes: not_a_geometry geometry_type bad_position bad_ring not_finite out_of_range axes_swapped
    projected ring_short ring_open ring_flat too_many_points.
    """

    def __init__(self, code: str, **params: str | int | float) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
