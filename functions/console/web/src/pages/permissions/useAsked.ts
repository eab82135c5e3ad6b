import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What a page asks, by name, kept in its address so that it can be sent to somebody. The choices are here at once, and the
 * address follows: made from the address, a choice would be lost that comes before the one before it is shown.
 */
export function useAsked<Name extends string>(usual: Record<Name, string>): [asked: Record<Name, string>, set: (name: Name) => (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const address = search.toString();
  const read = () => Object.fromEntries(Object.keys(usual).map(name => [name, search.get(name) ?? usual[name as Name]])) as Record<Name, string>;
  const [asked, setAsked] = useState(read);
  const latest = useRef(asked);
  const own = useRef(new Set([address]));
  if (!own.current.has(address)) {
    // Somebody followed a link to this very page.
    own.current = new Set([address]);
    latest.current = read();
    setAsked(latest.current);
  }
  const set = (name: Name) => (value: string) => {
    latest.current = { ...latest.current, [name]: value };
    setAsked(latest.current);
    const next = new URLSearchParams(Object.entries<string>(latest.current).filter(([, text]) => text));
    own.current.add(next.toString());
    setSearch(next, { replace: true });
  };
  return [asked, set];
}
