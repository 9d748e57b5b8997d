using System.CommandLine;
using Backboard.Memory.ParserProcess;

namespace Backboard.Host;

/// <summary><c>backboard parse</c>: the text of a document, as the server would store it. The server starts it for every document.</summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var defaults = new DocumentOptions();
        var file = new Argument<string>("file") { Description = "The document" };
        var type = new Option<string>("--type") { Description = "How to read it: pdf, docx, md …", Required = true };
        var megabytes = new Option<int>("--megabytes") { Description = "MiB it may use", DefaultValueFactory = _ => defaults.ParserMegabytes };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of processor time it may use", DefaultValueFactory = _ => defaults.ParserSeconds };
        var lifeline = new Option<bool>("--lifeline") { Description = "End when standard input ends" };
        var parse = new Command("parse", "Write a document's text and passages as JSON Lines") { file, type, megabytes, seconds, lifeline };
        parse.SetAction(parsed => DocumentParserProgram.Run(
            parsed.GetValue(file)!, parsed.GetValue(type)!, parsed.GetValue(megabytes), parsed.GetValue(seconds), parsed.GetValue(lifeline)));
        return parse;
    }
}
