import en from "../../messages/en/failure.json";

/**
 * For addresses that belong to no page of any language, such as `/api/nothing`. Next would write its own words for that into
 * every page of the site, half a kilobyte each time.
 */
export default function NotFound() {
  const { title, home } = en.notFound;
  return (
    <html lang="en">
      <body>
        <h1>{title}</h1>
        <a href="/">{home}</a>
      </body>
    </html>
  );
}
