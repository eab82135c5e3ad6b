// How the console looks: calm paper on cool grey, one deep teal for what can be done, colour only where it says something.
import { alpha, createTheme, type Theme } from '@mui/material/styles';

const fonts = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

interface Tones {
  mode: 'light' | 'dark';
  page: string;
  paper: string;
  line: string;
  ink: string;
  soft: string;
  accent: string;
  accentDark: string;
  onAccent: string;
}

const day: Tones = {
  mode: 'light', page: '#f4f6f7', paper: '#ffffff', line: '#dfe5e8', ink: '#18242c', soft: '#55656f',
  accent: '#12606e', accentDark: '#0c4a55', onAccent: '#ffffff',
};
const night: Tones = {
  mode: 'dark', page: '#11181c', paper: '#182126', line: '#2c383f', ink: '#e6edf0', soft: '#9fb0b9',
  accent: '#6cc3cf', accentDark: '#8fd5de', onAccent: '#06262c',
};

function make(tones: Tones): Theme {
  const dark = tones.mode === 'dark';
  return createTheme({
    palette: {
      mode: tones.mode,
      background: { default: tones.page, paper: tones.paper },
      divider: tones.line,
      text: { primary: tones.ink, secondary: tones.soft },
      primary: { main: tones.accent, dark: tones.accentDark, contrastText: tones.onAccent },
      secondary: { main: tones.soft },
      error: { main: dark ? '#ff9d94' : '#b3261e' },
      warning: { main: dark ? '#f3c46b' : '#8a5a00' },
      success: { main: dark ? '#84d6a4' : '#1c6b3c' },
      info: { main: dark ? '#8ec2ff' : '#1f5fa8' },
    },
    shape: { borderRadius: 8 },
    spacing: 8,
    typography: {
      fontFamily: fonts,
      fontSize: 14,
      h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
      h2: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.4 },
      h3: { fontSize: '0.9375rem', fontWeight: 600 },
      h6: { fontSize: '1.0625rem', fontWeight: 600 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.55 },
      body2: { fontSize: '0.875rem', lineHeight: 1.5 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.4 },
      overline: { fontSize: '0.75rem', fontWeight: 600, letterSpacing: '0.04em', textTransform: 'none', lineHeight: 2 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    components: components(tones, dark),
  });
}

function components(tones: Tones, dark: boolean): Theme['components'] {
  return {
    MuiCssBaseline: {
      styleOverrides: {
        'body': { WebkitFontSmoothing: 'antialiased' },
        ':focus-visible': { outline: `2px solid ${tones.accent}`, outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': { '*': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' } },
      },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: tones.line } } },
    MuiCard: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { borderRadius: 12 } } },
    MuiAppBar: { defaultProps: { elevation: 0, color: 'default' } },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { borderRadius: 8, minHeight: 36, paddingInline: 14, whiteSpace: 'nowrap' }, sizeSmall: { minHeight: 30, paddingInline: 10 }, sizeLarge: { minHeight: 44 }, outlined: { borderColor: tones.line } },
    },
    MuiIconButton: { styleOverrides: { root: { borderRadius: 8 } } },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
    MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: dark ? '#5d6e77' : '#b9c4ca' } } },
    MuiInputLabel: { styleOverrides: { asterisk: { color: dark ? '#ff9d94' : '#b3261e', fontWeight: 700 } } },
    MuiFormHelperText: { styleOverrides: { root: { marginInline: 2 } } },
    MuiChip: { styleOverrides: { root: { fontWeight: 500, borderRadius: 7 }, sizeSmall: { height: 24 } } },
    MuiTooltip: { defaultProps: { arrow: true, enterDelay: 400 }, styleOverrides: { tooltip: { fontSize: '0.8125rem' } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: tones.line, paddingBlock: 11 },
        head: { color: tones.soft, fontWeight: 600, fontSize: '0.8125rem', whiteSpace: 'nowrap', backgroundColor: tones.paper },
      },
    },
    MuiTableRow: { styleOverrides: { root: { '&:last-child > td': { borderBottom: 0 }, '&.MuiTableRow-hover:hover': { backgroundColor: alpha(tones.accent, dark ? 0.1 : 0.05) } } } },
    MuiListItemButton: {
      styleOverrides: {
        root: {
          'borderRadius': 8,
          '&.Mui-selected': { 'backgroundColor': alpha(tones.accent, dark ? 0.2 : 0.1), 'color': tones.accent, '& .MuiListItemIcon-root': { color: tones.accent }, '&:hover': { backgroundColor: alpha(tones.accent, dark ? 0.26 : 0.15) } },
        },
      },
    },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 14 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600 } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
    MuiAlert: { styleOverrides: { root: { borderRadius: 10 } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiSkeleton: { defaultProps: { animation: 'wave' } },
  };
}

export const light = make(day);
export const dark = make(night);
