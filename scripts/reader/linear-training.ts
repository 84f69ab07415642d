/** Linear models trained by Adagrad over sparse rows; deterministic: chance comes from a fixed seed. */

export interface Row {
  readonly at: Int32Array;
  readonly values: Float64Array;
  /** The class that is right. */
  readonly label: number;
  /** How much the row counts. */
  readonly weight: number;
}

export interface TrainingOptions {
  readonly features: number;
  readonly classes: number;
  readonly epochs: number;
  readonly l2: number;
}

const LEARNING_RATE = 0.12;
/** Weights are averaged over this last share of the epochs: steadier than where the last step left them. */
const AVERAGED_SHARE = 0.5;

/** Weights of a softmax (logistic with one class: its score against 0), by feature and class. */
export function trainLinear(rows: readonly Row[], options: TrainingOptions): Float64Array {
  const { features, classes, epochs, l2 } = options;
  const weights = new Float64Array(features * classes);
  const squares = new Float64Array(features * classes).fill(1e-6);
  const average = new Float64Array(features * classes);
  const order = [...rows];
  const random = seeded();
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const row of order) step(row, { weights, squares, classes, l2 });
    if (epoch + 1 <= epochs * (1 - AVERAGED_SHARE)) continue;
    averaged += 1;
    for (let at = 0; at < weights.length; at += 1) average[at] = (average[at] ?? 0) + (weights[at] ?? 0);
  }
  return average.map((sum) => sum / Math.max(1, averaged));
}

interface Learner {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly classes: number;
  readonly l2: number;
}

function step(row: Row, { weights, squares, classes, l2 }: Learner): void {
  const errors = chancesOf(row, weights, classes);
  for (let k = 0; k < classes; k += 1) {
    const isRight = classes === 1 ? row.label : Number(row.label === k);
    errors[k] = ((errors[k] ?? 0) - isRight) * row.weight;
  }
  // A feature's classes lie side by side: so the memory is gone through in its order.
  for (let i = 0; i < row.at.length; i += 1) {
    const from = (row.at[i] ?? 0) * classes;
    const value = row.values[i] ?? 0;
    for (let k = 0; k < classes; k += 1) {
      const at = from + k;
      const gradient = (errors[k] ?? 0) * value + l2 * (weights[at] ?? 0);
      const square = (squares[at] ?? 0) + gradient * gradient;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) - (LEARNING_RATE * gradient) / Math.sqrt(square);
    }
  }
}

/** What the model gives each class. */
export function chancesOf(row: Pick<Row, 'at' | 'values'>, weights: Float64Array, classes: number): Float64Array {
  const scores = new Float64Array(classes);
  for (let i = 0; i < row.at.length; i += 1) {
    const from = (row.at[i] ?? 0) * classes;
    const value = row.values[i] ?? 0;
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + (weights[from + k] ?? 0) * value;
  }
  if (classes === 1) return scores.map((score) => 1 / (1 + Math.exp(-score)));
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/** Park and Miller's generator: chance that is the same on every machine. */
function seeded(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [list[at], list[other]];
    if (a === undefined || b === undefined) continue;
    list[at] = b;
    list[other] = a;
  }
}
