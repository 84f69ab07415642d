import { describe, expect, it } from 'vitest';
import { toolkitCards } from '../../../src/sidepanel/toolkit-cards';
import { MAX_SEARCH_CHARS, searchToolkit } from '../../../src/sidepanel/toolkit-search';
import { buildCompetitors, buildToolkit } from '../../support/build-panel';

const cards = toolkitCards({ toolkit: buildToolkit(), competitors: buildCompetitors(), lines: [], highlighted: [] });
const find = (typed: string) => searchToolkit(cards, typed).map(({ card }) => card.title);

describe('search of the toolkit', () => {
  it('should find by the beginning of a word in title, keywords and words to say, titles first', () => {
    expect(find('pri')).toEqual(['Price']);
    expect(find('machine')).toEqual(['Voicemail']);
    expect(find('voicemail')).toEqual(['Voicemail', 'Openers']);
  });

  it('should want every word, and ignore case, accents and punctuation', () => {
    expect(find('MISSED month')).toEqual(['Price']);
    expect(find('missed zebra')).toEqual([]);
    expect(find('  príce!! ')).toEqual(['Price']);
  });

  it('should look within words from three letters on', () => {
    expect(find('mail')).toEqual(['Voicemail', 'Openers']);
    expect(find('ai')).toEqual([]);
  });

  it('should show the line that holds the words', () => {
    expect(searchToolkit(cards, 'two weeks')[0]?.line?.text).toBe('Shall we try it for two weeks?');
  });

  it('should find nothing for nothing, and survive what nobody types', () => {
    expect(find('')).toEqual([]);
    expect(find(' .*+?[ ')).toEqual([]);
    expect(find('x'.repeat(MAX_SEARCH_CHARS * 1_000))).toEqual([]);
  });
});
