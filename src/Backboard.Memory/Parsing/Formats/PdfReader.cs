using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using Backboard.Memory.Chunking;
using Backboard.Memory.ParserProcess;
using Backboard.Memory.Parsing.Pdf;

namespace Backboard.Memory.Parsing.Formats;

/// <summary>PDF by poppler's <c>pdfinfo</c> and <c>pdftotext</c>, which say where on its page each word stands.</summary>
internal sealed partial class PdfReader : IFormatReader
{
    private const string Missing = "PDF files need pdftotext on the server: install poppler-utils.";
    private const string Encrypted = "It is encrypted: save it without a password and upload that.";
    private const string Damaged = "It is no whole PDF file: it may be damaged or only part of one. Save it anew and upload that.";
    private const string NoText = "It contains no text: it may be scanned. Upload a PDF with text.";

    public int? Read(SourceFile file, DocumentWriter writer)
    {
        try
        {
            var pages = CountPages(file);
            PageLimit.Check(pages);
            Run(file, "pdftotext", ["-bbox-layout", file.Path, "-"], output => new PdfPages(writer).Read(output));
            if (!writer.HasText) throw new UnreadableException(NoText);
            return pages;
        }
        catch (Win32Exception)
        {
            throw new UnreadableException(Missing);
        }
    }

    private static int CountPages(SourceFile file)
    {
        var info = "";
        Run(file, "pdfinfo", [file.Path], output => info = output.ReadToEnd());
        var pages = Pages.Match(info).Groups["count"];
        return pages.Success && int.TryParse(pages.ValueSpan, CultureInfo.InvariantCulture, out var count) ? count : throw new UnreadableException(Damaged);
    }

    private static void Run(SourceFile file, string program, string[] arguments, Action<StreamReader> read)
    {
        var (exit, complaint) = Tool.Run(program, arguments, read);
        if (exit == ParserExit.Done) return;
        if (exit == ParserExit.ProcessorTimeIsUp) throw new UnreadableException(Reasons.TooSlow(file.Limits.Seconds));
        if (Speaks("password") || Speaks("encrypt")) throw new UnreadableException(Encrypted);
        if (Speaks("memory") || Speaks("bad_alloc")) throw new UnreadableException(Reasons.TooLarge(file.Limits.Megabytes));
        throw new UnreadableException(Damaged);

        bool Speaks(string word) => complaint.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^Pages:\s+(?<count>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pages { get; }
}
