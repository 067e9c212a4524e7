//! Where the modules of a symbol lie in the picture: a plane seen in perspective, fitted to many points, and what
//! bends away from it.

use super::grid::Spot;

/// A known place: column and row in modules, and the point of the picture.
pub type Tie = (Spot, Spot);

/// Unknowns of a plane in perspective.
const UNKNOWNS: usize = 8;

/// A plane in perspective.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    a: [f64; UNKNOWNS],
    /// Subtracted from modules, then divided by.
    origin: (f64, f64),
    scale: f64,
}

impl Plane {
    /// The plane that fits best, by least squares; `None` when the ties do not determine it.
    pub fn fit(ties: &[Tie], side: usize) -> Option<Self> {
        let scale = side as f64 / 2.0;
        let origin = (scale, scale);
        let mut normal = [[0.0; UNKNOWNS + 1]; UNKNOWNS];
        for &((column, row), (x, y)) in ties {
            let (u, v) = ((f64::from(column) - origin.0) / scale, (f64::from(row) - origin.1) / scale);
            let (x, y) = (f64::from(x), f64::from(y));
            let rows =
                [([u, v, 1.0, 0.0, 0.0, 0.0, -u * x, -v * x], x), ([0.0, 0.0, 0.0, u, v, 1.0, -u * y, -v * y], y)];
            for (factors, value) in rows {
                for (to, factor) in normal.iter_mut().zip(factors) {
                    for (sum, other) in to.iter_mut().zip(factors) {
                        *sum += factor * other;
                    }
                    to[UNKNOWNS] += factor * value;
                }
            }
        }
        let a = solve(normal)?;
        // Beyond this a side is several times nearer than its opposite one: no real view.
        (a[6].abs() + a[7].abs() < 0.7).then_some(Self { a, origin, scale })
    }

    /// The point of the picture at a column and row, in modules.
    pub fn at(&self, (column, row): Spot) -> Spot {
        let (u, v) = ((f64::from(column) - self.origin.0) / self.scale, (f64::from(row) - self.origin.1) / self.scale);
        let [a, b, c, d, e, f, g, h] = self.a;
        let w = 1.0 / (g * u + h * v + 1.0);
        (((a * u + b * v + c) * w) as f32, ((d * u + e * v + f) * w) as f32)
    }
}

/// Solves linear equations, the right side in the last column, by elimination.
fn solve(mut rows: [[f64; UNKNOWNS + 1]; UNKNOWNS]) -> Option<[f64; UNKNOWNS]> {
    for column in 0..UNKNOWNS {
        let pivot = (column..UNKNOWNS).max_by(|&i, &j| rows[i][column].abs().total_cmp(&rows[j][column].abs()))?;
        rows.swap(column, pivot);
        let lead = rows[column];
        if lead[column].abs() < 1e-9 {
            return None;
        }
        for (i, row) in rows.iter_mut().enumerate() {
            let share = row[column] / lead[column];
            if i != column && share != 0.0 {
                for (to, from) in row.iter_mut().zip(lead).skip(column) {
                    *to -= share * from;
                }
            }
        }
    }
    Some(std::array::from_fn(|i| rows[i][UNKNOWNS] / rows[i][i]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_of_a_plane_give_it_back() {
        let seen = |(u, v): Spot| {
            let w = 1.0 + 0.01 * u - 0.005 * v;
            ((30.0 + 4.0 * u + 0.5 * v) / w, (20.0 - 0.3 * u + 5.0 * v) / w)
        };
        let places = [(1.0, 1.0), (20.0, 1.0), (20.0, 20.0), (1.0, 20.0), (7.0, 14.0)];
        let ties = places.map(|place| (place, seen(place)));
        let Some(plane) = Plane::fit(&ties, 21) else { unreachable!("five ties") };
        for place in [(0.0, 0.0), (10.5, 3.5), (21.0, 21.0)] {
            let ((x, y), (fx, fy)) = (seen(place), plane.at(place));
            assert!((x - fx).hypot(y - fy) < 0.01, "{place:?} {x} {y} {fx} {fy}");
        }
        assert!(Plane::fit(&ties[..3], 21).is_none());
    }
}
