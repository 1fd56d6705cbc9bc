/** Whole address of something of the server's. For libraries that ask from where the page stands: fetch, images and links follow <base> by themselves, hls.js does not. */
export const address = (path) => new URL(path, document.baseURI).href;
