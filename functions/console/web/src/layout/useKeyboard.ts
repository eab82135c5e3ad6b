import { useEffect, useRef } from 'react';
import { useNavigate, useLocation } from 'react-router-dom';
import { menu } from './menu';

interface Handlers {
  onPalette: () => void;
  onShortcuts: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** The keys that work on every page. Single letters do nothing while somebody types or a dialog is open. */
export function useKeyboard(handlers: Handlers): void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const current = useRef({ handlers, pathname });
  current.current = { handlers, pathname };

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const done = perform();
      if (done) event.preventDefault();

      function perform(): boolean {
        if (command && key === 'k') return act(current.current.handlers.onPalette);
        if (command && key === 's') return press('[data-key="save"]');
        if (command || event.altKey || isTyping(event.target)) return false;
        if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return false;
        switch (event.key) {
          case '?': return act(current.current.handlers.onShortcuts);
          case 'n': return create();
          case 's': return press('[data-key="save"]');
          case '/': return focus('[data-key="search"]') || act(current.current.handlers.onPalette);
          case 'Escape': return press('[data-key="back"]');
          default: return false;
        }
      }

      function create(): boolean {
        if (press('[data-key="new"]')) return true;
        const here = menu.flatMap(group => group.entries).find(entry => entry.creates && current.current.pathname.startsWith(entry.to));
        return here ? act(() => navigate(here.creates!.to)) : false;
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [navigate]);
}

function act(work: () => void): boolean {
  work();
  return true;
}

function press(selector: string): boolean {
  const target = document.querySelector<HTMLElement>(selector);
  target?.click();
  return target !== null;
}

function focus(selector: string): boolean {
  const target = document.querySelector<HTMLInputElement>(selector);
  target?.focus();
  target?.select?.();
  return target !== null;
}
