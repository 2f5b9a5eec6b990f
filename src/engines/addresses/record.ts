/** Degrees are kept in ten-millionths, about a centimetre. */
export const unitsPerDegree = 1e7

/** A record's number is its house number times this, plus the position of its mark ("a", "1/2"; 0 for none). */
export const mostMarks = 4096

/** Points of one house number nearer than this are one spot: metres. */
export const sameSpot = 150
