import { t } from './messages';
const FLOOR_DB = -60;

export interface MeterProps {
  readonly label: string;
  /** dBFS; -100 is silence. Speech is about -40 to -15. */
  readonly levelDb: number;
}

/** How loud a channel is, as a bar. */
export function Meter({ label, levelDb }: MeterProps) {
  const share = Math.min(1, Math.max(0, 1 - levelDb / FLOOR_DB));
  return (
    <span
      class="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={-100}
      aria-valuemax={0}
      aria-valuenow={Math.round(Math.max(-100, levelDb))}
      aria-valuetext={share === 0 ? t('ui_meter_silent') : t('ui_meter_level', { level: Math.round(levelDb) })}
    >
      <span style={{ transform: `scaleX(${share.toFixed(3)})` }} />
    </span>
  );
}
