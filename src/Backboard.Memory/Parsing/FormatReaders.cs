using Backboard.Memory.Parsing.Formats;

namespace Backboard.Memory.Parsing;

/// <summary>Who reads which type.</summary>
internal static class FormatReaders
{
    /// <exception cref="UnreadableException">Nobody does; the reason says what to convert to.</exception>
    public static IFormatReader For(string type) => type switch
    {
        "pdf" => new PdfReader(),
        "docx" => new WordReader(),
        "pptx" => new SlideReader(),
        "xlsx" => new SheetReader(),
        "html" => new HtmlReader(),
        "md" or "markdown" => new MarkdownReader(),
        "csv" => new CsvFileReader(),
        "json" => new JsonFileReader(),
        "jsonl" => new JsonLinesReader(),
        "xml" => new XmlFileReader(),
        "txt" => new PlainTextReader(),
        "doc" => throw new UnreadableException("Files of old Word (.doc) cannot be read: save it as .docx and upload that."),
        "ppt" => throw new UnreadableException("Files of old PowerPoint (.ppt) cannot be read: save it as .pptx and upload that."),
        "xls" => throw new UnreadableException("Files of old Excel (.xls) cannot be read: save it as .xlsx and upload that."),
        "png" or "jpg" or "jpeg" or "webp" or "gif" or "bmp" or "tiff" or "tif" =>
            throw new UnreadableException("Images cannot be read yet: upload their text, or a PDF with text."),
        _ when DocumentTypes.All.Contains(type) => new CodeReader(),
        _ => throw new UnreadableException("Files of this type cannot be read."),
    };
}
