import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { describeProblem, fieldMessages } from '../api/problem';

export interface Submission {
  busy: boolean;
  /** What went wrong and belongs to no field. */
  error: string;
  /** What is wrong with a field, by its name. */
  faults: Record<string, string>;
  submit: (event: FormEvent) => void;
  clear: () => void;
}

/** The small form of a page for strangers: one call at a time, problems beside the fields that they are about. */
export function useSubmit(work: () => Promise<void>): Submission {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const clear = () => {
    setError('');
    setFaults({});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    clear();
    setBusy(true);
    work().catch(cause => {
      const messages = fieldMessages(cause);
      setFaults(messages);
      if (Object.keys(messages).length === 0) setError(describeProblem(cause, translate));
    }).finally(() => setBusy(false));
  };
  return { busy, error, faults, submit, clear };
}
