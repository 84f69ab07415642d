/**
 * The discrete Fourier transform, in place (Cooley and Tukey 1965, radix 2).
 *
 * @param re real parts, as many as a power of two.
 * @param im imaginary parts, as many.
 */
export function transform(re: Float64Array, im: Float64Array): void {
  reorder(re, im);
  for (let half = 1; half < re.length; half *= 2) {
    for (let k = 0; k < half; k++) {
      const cos = Math.cos((Math.PI * k) / half);
      const sin = -Math.sin((Math.PI * k) / half);
      for (let i = k; i < re.length; i += 2 * half) {
        const j = i + half;
        const x = at(re, j) * cos - at(im, j) * sin;
        const y = at(re, j) * sin + at(im, j) * cos;
        re[j] = at(re, i) - x;
        im[j] = at(im, i) - y;
        re[i] = at(re, i) + x;
        im[i] = at(im, i) + y;
      }
    }
  }
}

/** Each value to the place whose bits are the reverse of its own. */
function reorder(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < re.length; i++) {
    let bit = re.length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [at(re, j), at(re, i)];
      [im[i], im[j]] = [at(im, j), at(im, i)];
    }
  }
}

/** Every place is within: the compiler can't know. */
const at = (values: Float64Array, place: number): number => values[place] ?? 0;
