/**
 * A colour as style sheets here name it, for drawings by programs that know no oklch: `#rrggbb`. Lightness 0 to 1, hue in degrees. A colour
 * that no screen shows loses chroma until one does; its lightness and hue stay. Source of the numbers: B. Ottosson, A perceptual color space
 * for image processing (2020).
 */
export function srgb(lightness: number, chroma: number, hue: number): string {
  let [enough, tooMuch] = [0, chroma]
  if (isShown(linear(lightness, chroma, hue))) enough = chroma
  else for (let step = 0; step < 20; step++) {
    const middle = (enough + tooMuch) / 2
    if (isShown(linear(lightness, middle, hue))) enough = middle
    else tooMuch = middle
  }
  return `#${linear(lightness, enough, hue).map((part) => Math.round(255 * gamma(Math.min(1, Math.max(0, part)))).toString(16).padStart(2, '0')).join('')}`
}

function linear(lightness: number, chroma: number, hue: number): number[] {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const isShown = (parts: number[]) => parts.every((part) => part > -0.0001 && part < 1.0001)
const gamma = (part: number) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)
