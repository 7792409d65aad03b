//! Where the Sun and the Moon stand: apparent longitudes, new moons, solar terms, and ΔT.
//!
//! Times are in days of Terrestrial Time since 2000-01-01T12:00 TT (J2000).

use super::series::{EARTH_LONGITUDE, MOON_LONGITUDE};

const DAYS_PER_CENTURY: f64 = 36_525.0;
const SYNODIC_MONTH: f64 = 29.530_588_861;
/// How fast the Moon gains on the Sun, and the Sun moves, in degrees a day, on average.
const ELONGATION_SPEED: f64 = 360.0 / SYNODIC_MONTH;
const SUN_SPEED: f64 = 360.0 / 365.242_19;

/// The moment of a new moon, counted from that of 2000-01-06.
pub(super) fn new_moon(number: i32) -> f64 {
    // Mean new moon: Meeus, chapter 49, formula 49.1, its linear part.
    let mut time = 5.597_66 + SYNODIC_MONTH * f64::from(number);
    // Halving the error of a speed that varies by a seventh takes few steps to a hundredth of a second.
    for _ in 0..12 {
        time -= signed(moon_longitude(time) - sun_longitude(time)) / ELONGATION_SPEED;
    }
    time
}

/// The moment near `guess` at which the Sun's longitude, nutation included, is `degrees`.
pub(super) fn solar_term(degrees: f64, guess: f64) -> f64 {
    let mut time = guess;
    for _ in 0..12 {
        time -= signed(sun_longitude(time) + nutation(time) - degrees) / SUN_SPEED;
    }
    time
}

/// The Sun's geocentric longitude with aberration, from the mean equinox of date, in degrees.
pub(super) fn sun_longitude(time: f64) -> f64 {
    let millennia = time / (10.0 * DAYS_PER_CENTURY);
    let earth: f64 = EARTH_LONGITUDE
        .iter()
        .rev()
        .map(|series| {
            series.iter().map(|(amplitude, phase, speed)| amplitude * (phase + speed * millennia).cos())
        })
        .fold(0.0, |sum, series| sum * millennia + series.sum::<f64>());
    let anomaly = (357.529_11 + 35_999.050_29 * time / DAYS_PER_CENTURY).to_radians();
    let distance = 1.000_14 - 0.016_71 * anomaly.cos();
    // To the FK5 system, and aberration: Meeus, formulae 25.9 and 25.10.
    (earth * 1e-8).to_degrees() + 180.0 + (-0.090_33 - 20.489_8 / distance) / 3600.0
}

/// The Moon's geocentric longitude from the mean equinox of date, in degrees: Meeus, chapter 47.
pub(super) fn moon_longitude(time: f64) -> f64 {
    let t = time / DAYS_PER_CENTURY;
    let mean = 218.316_447_7
        + t * (481_267.881_234_21 + t * (-0.001_578_6 + t * (1.0 / 538_841.0 - t / 65_194_000.0)));
    let d = 297.850_192_1
        + t * (445_267.111_403_4 + t * (-0.001_881_9 + t * (1.0 / 545_868.0 - t / 113_065_000.0)));
    let m = 357.529_109_2 + t * (35_999.050_290_9 + t * (-0.000_153_6 + t / 24_490_000.0));
    let m_moon =
        134.963_396_4 + t * (477_198.867_505_5 + t * (0.008_741_4 + t * (1.0 / 69_699.0 - t / 14_712_000.0)));
    let f = 93.272_095_0
        + t * (483_202.017_523_3 + t * (-0.003_653_9 + t * (-1.0 / 3_526_000.0 + t / 863_310_000.0)));
    // The Earth's orbit grows rounder; terms with the Sun's anomaly shrink with it.
    let eccentricity = 1.0 - t * (0.002_516 + t * 0.000_007_4);
    let periodic: f64 = MOON_LONGITUDE
        .iter()
        .map(|&(of_d, of_m, of_m_moon, of_f, amplitude)| {
            let argument = f64::from(of_d) * d
                + f64::from(of_m) * m
                + f64::from(of_m_moon) * m_moon
                + f64::from(of_f) * f;
            amplitude * eccentricity.powi(of_m.abs()) * argument.to_radians().sin()
        })
        .sum();
    let venus = 3_958.0 * (119.75 + 131.849 * t).to_radians().sin();
    let flattening = 1_962.0 * (mean - f).to_radians().sin();
    let jupiter = 318.0 * (53.09 + 479_264.290 * t).to_radians().sin();
    mean + (periodic + venus + flattening + jupiter) * 1e-6
}

/// Nutation in longitude, in degrees, to 0.5″: Meeus, chapter 22. It moves Sun and Moon alike, so that only solar terms
/// need it.
fn nutation(time: f64) -> f64 {
    let t = time / DAYS_PER_CENTURY;
    let node = (125.044_52 - 1_934.136_261 * t).to_radians();
    let sun = (280.466_5 + 36_000.769_8 * t).to_radians();
    let moon = (218.316_5 + 481_267.881_3 * t).to_radians();
    (-17.20 * node.sin() - 1.32 * (2.0 * sun).sin() - 0.23 * (2.0 * moon).sin() + 0.21 * (2.0 * node).sin())
        / 3600.0
}

/// Terrestrial Time minus Universal Time in seconds, by the polynomials of F. Espenak and J. Meeus, "Five Millennium
/// Canon of Solar Eclipses" (NASA/TP-2006-214141), for 1961 and later.
pub(super) fn delta_t(year: f64) -> f64 {
    let polynomial =
        |t: f64, terms: &[f64]| terms.iter().rev().fold(0.0, |sum, coefficient| sum * t + coefficient);
    if year < 1986.0 {
        polynomial(year - 1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0])
    } else if year < 2005.0 {
        let terms = [63.86, 0.334_5, -0.060_374, 0.001_727_5, 0.000_651_814, 0.000_023_735_99];
        polynomial(year - 2000.0, &terms)
    } else if year < 2050.0 {
        polynomial(year - 2000.0, &[62.92, 0.322_17, 0.005_589])
    } else {
        let parabola = -20.0 + 32.0 * ((year - 1820.0) / 100.0).powi(2);
        if year < 2150.0 { parabola - 0.562_8 * (2150.0 - year) } else { parabola }
    }
}

/// The same by the long-term parabola of F. R. Stephenson, L. V. Morrison and C. Y. Hohenkerk, "Measurement of the Earth's
/// rotation: 720 BC to AD 2015", Proceedings of the Royal Society A 472 (2016): far lower in the coming centuries, and
/// never below today's value.
pub(super) fn low_delta_t(year: f64) -> f64 {
    (-320.0 + 32.5 * ((year - 1825.0) / 100.0).powi(2)).max(69.0)
}

/// An angle in degrees brought to −180…180.
fn signed(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}
