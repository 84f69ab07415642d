/** The directions in which weighted vectors spread most, strongest first, by Jacobi's rotations; always the same for the same vectors. */

const SWEEPS = 12;
const ZERO = 1e-12;

export function principalDirections(
  vectors: readonly (readonly number[])[],
  weights: readonly number[],
): readonly (readonly number[])[] {
  const size = vectors[0]?.length ?? 0;
  const spread = covariance(vectors, weights, size);
  const turned = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) turned[at * size + at] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(spread, turned, { p, q, size });
  }
  return Array.from({ length: size }, (_, column) => column)
    .toSorted((a, b) => (spread[b * size + b] ?? 0) - (spread[a * size + a] ?? 0))
    .map((column) => upright(Array.from({ length: size }, (_, row) => turned[row * size + column] ?? 0)));
}

function covariance(vectors: readonly (readonly number[])[], weights: readonly number[], size: number): Float64Array {
  const sums = new Float64Array(size * size);
  for (const [at, vector] of vectors.entries()) {
    for (let p = 0; p < size; p += 1) {
      const left = (weights[at] ?? 0) * (vector[p] ?? 0);
      for (let q = 0; q < size; q += 1) sums[p * size + q] = (sums[p * size + q] ?? 0) + left * (vector[q] ?? 0);
    }
  }
  return sums;
}

function rotate(
  spread: Float64Array,
  turned: Float64Array,
  { p, q, size }: { readonly p: number; readonly q: number; readonly size: number },
): void {
  const off = spread[p * size + q] ?? 0;
  if (Math.abs(off) < ZERO) return;
  const theta = ((spread[q * size + q] ?? 0) - (spread[p * size + p] ?? 0)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const mix = (of: Float64Array, a: number, b: number): void => {
    const [left, right] = [of[a] ?? 0, of[b] ?? 0];
    of[a] = cosine * left - sine * right;
    of[b] = sine * left + cosine * right;
  };
  for (let k = 0; k < size; k += 1) mix(spread, k * size + p, k * size + q);
  for (let k = 0; k < size; k += 1) mix(spread, p * size + k, q * size + k);
  for (let k = 0; k < size; k += 1) mix(turned, k * size + p, k * size + q);
}

/** A direction and its opposite are one: its largest part is positive. */
function upright(direction: readonly number[]): readonly number[] {
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? direction.map((value) => -value) : direction;
}
