/**
 * How a page of the desktop app comes by its message port: it posts the request to its own window, the preload script
 * passes it on, and the port arrives as a message to the same window.
 */
export const portRequest = 'beian:port-please';
export const portDelivery = 'beian:port';
