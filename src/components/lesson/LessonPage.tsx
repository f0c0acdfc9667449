export default function LessonPage({ id }: { readonly id: string }) {
  return <h1>{id}</h1>;
}
