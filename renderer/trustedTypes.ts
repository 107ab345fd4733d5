/**
 * The one door through which text may become markup or a script's address; the content policy allows no other.
 *
 * antd writes its style sheets with `innerHTML`: text without `<` can hold no element, so it passes. Workers are loaded
 * by address: only our own origin passes. Everything else, and every script as text, throws. Import this first, before
 * anything that could write into the page. Source: Trusted Types, W3C, "default policy".
 */
interface TrustedTypeRules {
  createHTML(text: string): string | null;
  createScriptURL(address: string): string | null;
}

/** Null refuses: the browser then throws where the text was to be used. */
export const trustedTypeRules: TrustedTypeRules = {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (address) => {
    const { protocol, host } = new URL(address, location.href);
    return protocol === location.protocol && host === location.host ? address : null;
  },
};

declare global {
  interface Window {
    /** Missing where the browser knows no Trusted Types; the content policy is enough there. */
    readonly trustedTypes?: { createPolicy(name: string, rules: TrustedTypeRules): unknown };
  }
}

window.trustedTypes?.createPolicy('default', trustedTypeRules);
