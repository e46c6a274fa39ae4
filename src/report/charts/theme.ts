/** Ink, one blue, greys: the few colours of all charts, apart in brightness so that they survive a photocopier. */
export const theme = {
  font: '"Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif',
  ink: "#1f2933",
  soft: "#52606d",
  grid: "#c5ced8",
  pale: "#dfe5ec",
  blue: "#1d4f91",
  paper: "#ffffff",
} as const;
