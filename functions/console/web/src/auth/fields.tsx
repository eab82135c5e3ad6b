import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShownIcon from '@mui/icons-material/VisibilityOutlined';
import { Alert, Box, Button, CircularProgress, IconButton, InputAdornment, LinearProgress, Stack, TextField, Typography, type TextFieldProps } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Submission } from './useSubmit';

/** A form with its button and what went wrong. */
export function AuthForm({ state, label, children, below, disabled }: { state: Submission; label: string; children: ReactNode; below?: ReactNode; disabled?: boolean }) {
  return (
    <Stack component="form" noValidate onSubmit={state.submit} sx={{ gap: 2.25 }}>
      {state.error && <Alert severity="error" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{state.error}</Alert>}
      {children}
      <Button type="submit" variant="contained" size="large" fullWidth disabled={disabled || state.busy} startIcon={state.busy ? <CircularProgress size={16} color="inherit" /> : undefined}>
        {label}
      </Button>
      {below}
    </Stack>
  );
}

type FieldProps = Omit<TextFieldProps, 'onChange' | 'value' | 'error'> & {
  value: string;
  onChange: (value: string) => void;
  fault?: string;
};

export function Field({ value, onChange, fault, helperText, ...rest }: FieldProps) {
  return (
    <TextField
      fullWidth size="medium" value={value} onChange={event => onChange(event.target.value)} error={Boolean(fault)} helperText={fault || helperText} {...rest}
    />
  );
}

/** A password that can be looked at; with `measured`, how strong it is. */
export function PasswordField({ measured, ...rest }: FieldProps & { measured?: boolean }) {
  const translate = useTranslate();
  const [shown, setShown] = useState(false);
  return (
    <Box>
      <Field
        type={shown ? 'text' : 'password'} {...rest}
        slotProps={{
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton edge="end" onClick={() => setShown(!shown)} aria-label={translate(shown ? 'kehu.auth.hide' : 'kehu.auth.show')}>
                  {shown ? <HiddenIcon fontSize="small" /> : <ShownIcon fontSize="small" />}
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      {measured && rest.value && <Strength password={rest.value} />}
    </Box>
  );
}

/** From 0 to 3: length, and kinds of characters. The server decides; this only helps. */
export function strength(password: string): number {
  const kinds = [/\p{L}/u, /\d/, /[^\p{L}\d\s]/u].filter(kind => kind.test(password)).length;
  if (password.length < 8 || kinds < 3) return 1;
  return password.length < 12 ? 2 : 3;
}

function Strength({ password }: { password: string }) {
  const translate = useTranslate();
  const value = strength(password);
  const text = translate(['kehu.auth.weak', 'kehu.auth.fair', 'kehu.auth.good'][value - 1]);
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mt: 0.75, px: 0.25 }}>
      <LinearProgress
        variant="determinate" value={value * 100 / 3} aria-label={translate('kehu.auth.strength')} aria-valuetext={text}
        color={value === 1 ? 'error' : value === 2 ? 'warning' : 'success'} sx={{ flex: 1, height: 4, borderRadius: 2 }}
      />
      <Typography variant="caption" color="textSecondary" sx={{ minWidth: 56 }}>{text}</Typography>
    </Stack>
  );
}

/** A one-time code: digits that the telephone may fill in. */
export function CodeField({ onChange, digits = true, ...rest }: FieldProps & { digits?: boolean }) {
  return (
    <Field
      autoComplete="one-time-code" autoFocus {...rest} onChange={value => onChange(digits ? value.replaceAll(/\D/g, '').slice(0, 6) : value)}
      slotProps={{ htmlInput: digits ? { inputMode: 'numeric', style: { letterSpacing: '0.35em', fontSize: '1.25rem', fontVariantNumeric: 'tabular-nums' } } : { autoCapitalize: 'none', spellCheck: false } }}
    />
  );
}
