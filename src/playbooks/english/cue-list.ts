/** Write many phrases compactly: `` cues`how are you, thanks for taking` ``, over as many lines as it takes. */
export const cues = (text: TemplateStringsArray): string[] =>
  text
    .join('')
    .split(',')
    .map((phrase) => phrase.replace(/\s+/g, ' ').trim())
    .filter((phrase) => phrase !== '');
