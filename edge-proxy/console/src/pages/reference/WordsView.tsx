/** A description of the document: paragraphs, and what is between backquotes as code. */
export function WordsView({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((part) => part.trim() !== '')
        .map((part) => (
          <p key={part}>
            <Words text={part} />
          </p>
        ))}
    </>
  );
}

export function Words({ text }: { text: string }) {
  return <>{text.split('`').map((piece, n) => (n % 2 === 1 ? <code key={n}>{piece}</code> : piece))}</>;
}
