using System.Text;

namespace Backboard.Testing;

/// <summary>Source text of a language: a function per section, its heading and its paragraphs as comments. Paragraphs hold no line breaks.</summary>
internal static class SampleCode
{
    public static string Write(string type, IReadOnlyList<SampleSection> sections)
    {
        var text = new StringBuilder(type == "php" ? "<?php\n\n" : "");
        foreach (var section in sections)
        {
            var (head, statement, end) = Function(type, section.FunctionName);
            text.Append(Comment(type, section.Heading)).Append('\n').Append(head).Append('\n');
            foreach (var line in section.Paragraphs.Concat(section.Table.Select(row => string.Join('\t', row))))
                text.Append("    ").Append(Comment(type, line)).Append('\n');
            text.Append("    ").Append(statement).Append('\n').Append(end).Append(end.Length > 0 ? "\n\n" : "\n");
        }

        return text.ToString();
    }

    private static string Comment(string type, string words) => type switch
    {
        "py" or "rb" => $"# {words}",
        "sql" => $"-- {words}",
        "css" => $"/* {words} */",
        _ => $"// {words}",
    };

    private static (string Head, string Statement, string End) Function(string type, string name) => type switch
    {
        "py" => ($"def {name}():", "return 1", ""),
        "rb" => ($"def {name}", "1", "end"),
        "sql" => ($"CREATE TABLE {name} (", "id integer", ");"),
        "css" => ($".{name} {{", "color: black;", "}"),
        "js" or "jsx" or "ts" or "tsx" or "php" => ($"function {name}() {{", "return 1;", "}"),
        "java" => ($"static int {name}() {{", "return 1;", "}"),
        "go" => ($"func {name}() int {{", "return 1", "}"),
        "rs" => ($"fn {name}() -> i32 {{", "1", "}"),
        _ => ($"int {name}(void) {{", "return 1;", "}"),
    };
}
