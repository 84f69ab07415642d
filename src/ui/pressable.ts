/** What makes a button do something, or nothing for now. */

/**
 * Attributes of a button that can't be pressed while `act` is undefined. It isn't `disabled` then: one that has the focus would
 * lose it, and the keyboard with it.
 */
export const pressable = (act: (() => void) | undefined) => ({ 'aria-disabled': act ? undefined : true, onClick: act });
