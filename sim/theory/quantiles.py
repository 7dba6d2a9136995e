"""Quantile functions: chance by inverse transform of uniform numbers."""

from __future__ import annotations

import math

from sim.compiled import rule

__all__ = ["logistic_quantile", "normal_quantile", "triangular_quantile"]

# Wichura (1988), algorithm AS 241, PPND16: accurate to about 1 part in 10^16; coefficients from the constant up.
CENTRAL = (
    (
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    ),
    (
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    ),
)
TAIL = (
    (
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ),
    (
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ),
)
FAR_TAIL = (
    (
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ),
    (
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ),
)


@rule
def normal_quantile(probability: float) -> float:
    """Standard normal quantile of a probability in (0, 1)."""
    away = probability - 0.5
    if abs(away) <= 0.425:
        square = 0.180625 - away * away
        return away * _polynomial(CENTRAL[0], square) / _polynomial(CENTRAL[1], square)
    tail = math.sqrt(-math.log(min(probability, 1.0 - probability)))
    if tail <= 5.0:
        score = _polynomial(TAIL[0], tail - 1.6) / _polynomial(TAIL[1], tail - 1.6)
    else:
        score = _polynomial(FAR_TAIL[0], tail - 5.0) / _polynomial(FAR_TAIL[1], tail - 5.0)
    return score if away > 0.0 else -score


@rule
def logistic_quantile(probability: float) -> float:
    """Standard logistic quantile of a probability in (0, 1): ln(u / (1 - u))."""
    return math.log(probability / (1.0 - probability))


@rule
def triangular_quantile(probability: float, low: float, mode: float, high: float) -> float:
    """Quantile of the triangular distribution of a probability in (0, 1); a triangle may be a point."""
    width = high - low
    if width <= 0.0:
        return low
    if probability * width < mode - low:
        return low + math.sqrt(width * (probability * (mode - low)))
    return high - math.sqrt(width * ((1.0 - probability) * (high - mode)))


@rule
def _polynomial(coefficients: tuple[float, ...], x: float) -> float:
    """Horner's scheme; written out, so that it stays in registers."""
    c0, c1, c2, c3, c4, c5, c6, c7 = coefficients
    return ((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x + c0
