import encodeQr from "qr";

/** A code as one path: dark modules on white, with the quiet zone around it. */
export function QrCode({
  url,
  label,
  className,
}: {
  readonly url: string;
  readonly label: string;
  readonly className?: string;
}) {
  const rows = encodeQr(url, "raw", { ecc: "medium", border: 4 });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#1b1815" />
    </svg>
  );
}
