/** Offers a text to be saved under a name. */
export type SaveFile = (name: string, text: string) => void;

/** Saves JSON as a download: the page makes the file itself, so nothing is asked of a server and no permission is needed. */
export const saveFile: SaveFile = (name, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the file once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
};
