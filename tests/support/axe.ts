/** What axe finds wrong with a rendered page. jsdom has no layout, so contrast is left to the browser tests. */
import axe from 'axe-core';

/** One line a finding; an empty list is what a page should have. */
export async function findAccessibilityFaults(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
