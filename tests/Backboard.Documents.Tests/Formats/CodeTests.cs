namespace Backboard.Documents.Tests.Formats;

public sealed class CodeTests
{
    public static TheoryData<string, string, string, string> Samples => new()
    {
        { "java", "class Shop {\n    // closes\n    int closing(int day) {\n        return 21 + day;\n    }\n}\n", "21 + day", "Shop › closing" },
        { "cpp", "namespace shop {\nint Till::closing(int day) const {\n  if (day > 3) { return 21 + day; }\n}\n}\n", "21 + day", "shop › Till::closing" },
        { "go", "type Till struct {\n\tDay int\n}\n\nfunc (t Till) Closing() int {\n\treturn 21 + t.Day\n}\n", "21 + t", "Closing" },
        { "rs", "impl<'a> Till<'a> {\n    fn closing(&'a self) -> u8 {\n        21 + self.day\n    }\n}\n", "21 + self", "Till › closing" },
        { "ts", "export class Till {\n  closing = (day: number) => {\n    return `{${21 + day}`;\n  }\n}\nconst open = async (day: number) => {\n  return 9 + day;\n};\n", "9 + day", "open" },
        { "py", "class Till:\n    \"\"\"A till.\"\"\"\n\n    @property\n    def closing(self):\n        return 21 + self.day\n", "21 + self", "Till › closing" },
        { "rb", "module Shop\n  class Till\n    def closing?\n      21 + day\n    end\n  end\nend\n", "21 + day", "Shop › Till › closing?" },
        { "php", "<?php\n# a { brace\nfunction closing($day) {\n    return \"}\" . (21 + $day);\n}\n", "21 + $day", "closing" },
        { "sql", "-- Days\nCREATE TABLE IF NOT EXISTS days (\n  id int\n);\n\nSELECT 1;\n", "id int", "days" },
        { "css", "@media print {\n  .till > a {\n    color: red; /* } */\n  }\n}\n", "color: red", "@media print › .till > a" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Code_is_kept_as_written_and_a_line_knows_what_is_around_it(string type, string code, string line, string heading)
    {
        // Enough of the same for the line's own heading to weigh most.
        var whole = code.Split('\n').Single(candidate => candidate.Contains(line, StringComparison.Ordinal));
        var padded = code.Replace(whole, string.Join('\n', Enumerable.Repeat(whole, 60)));

        var reading = Reading.Of(type, padded);

        Assert.Equal(padded, reading.Text);
        Assert.Equal(heading, reading.ChunkWith(line).Heading);
    }
}
