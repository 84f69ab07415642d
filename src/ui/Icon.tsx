/** The signs the pages use, from Lucide. A sign stands beside a word, or on a button that has a name; so it is hidden from a screen reader. */
import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Copy,
  CornerUpLeft,
  Diamond,
  EarOff,
  Info,
  Keyboard,
  LifeBuoy,
  MessageCircleQuestionMark,
  OctagonAlert,
  Pin,
  PinOff,
  Search,
  ShieldAlert,
  ThumbsUp,
  TrendingUp,
  TriangleAlert,
  Undo2,
  X,
  type IconNode,
} from 'lucide';
import { h } from 'preact';

/** Urgency gains corners: circle, diamond, triangle, octagon. */
const SIGNS = {
  problem: CircleAlert,
  note: Info,
  done: CircleCheck,
  open: Circle,
  unknown: CircleDashed,
  low: Circle,
  medium: Diamond,
  high: TriangleAlert,
  critical: OctagonAlert,
  earlier: ChevronLeft,
  later: ChevronRight,
  unfold: ChevronDown,
  question: MessageCircleQuestionMark,
  copy: Copy,
  pin: Pin,
  unpin: PinOff,
  helped: ThumbsUp,
  notNow: X,
  help: LifeBuoy,
  keys: Keyboard,
  search: Search,
  undo: Undo2,
  back: CornerUpLeft,
  objection: ShieldAlert,
  buying: TrendingUp,
  unheard: EarOff,
} as const satisfies Record<string, IconNode>;
export type IconName = keyof typeof SIGNS;

/** A sign in the colour and about the size of the text around it. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {SIGNS[name].map(([tag, attributes], at) => h(tag, { key: at, ...attributes }))}
  </svg>
);
