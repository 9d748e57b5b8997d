namespace Backboard.Grains;

/// <summary>What one turn lays before its model beside the history, and what may come of it: citations, and searches for more.</summary>
internal sealed class Material
{
    private readonly ShownPassages _shown;

    public Material(Run run, ThreadKey thread, Assistant assistant, ModelInfo model, Given given, TurnServices services)
    {
        var request = run.Request;
        var tools = request.Tools ?? assistant.Tools;
        var clientTools = tools is { Length: > 2 } ? tools : null;
        IsJson = request.JsonOutput && clientTools is null;

        // Documents share the model's context with the conversation, whatever they are allowed.
        var room = model.ContextLimit / 4;
        _shown = new ShownPassages(room);
        var documents = given.Documents;
        var mayNeedMore = !documents.IsWhole || Tokens(documents.Passages) > room;
        if (mayNeedMore && IsSearchable(documents) && model.SupportsTools && !IsJson
            && services.DocumentOptions.SearchRounds > 0 && !SearchTool.IsNamedIn(clientTools))
            Search = new DocumentSearch(run, thread, assistant, clientTools, _shown, services);
        Documents = DocumentsText.Of(documents, _shown, new DocumentTerms(run.RunId, Cites: !IsJson, Searches: Search is not null));
        if (Search is not null)
            _shown.Extend(room);

        var memories = RecalledText.Of(given.Memory.Memories, request.CiteMemories);
        Recalled = (memories, Documents) is ({ } said, { } quoted) ? $"{said}\n\n{quoted}" : memories ?? Documents;
        Tools = Search is null ? clientTools : Search.Tools;
        Marks = new TurnMarks(
            request.CiteMemories ? new MemoryMark(given.Memory.Memories.Select(memory => memory.Id).OfType<string>()) : null,
            Documents is null || IsJson ? null : new PassageMark(_shown));
    }

    /// <summary>Tool definitions, ours among them; null for none.</summary>
    public string? Tools { get; }

    /// <summary>A JSON object is asked for and can be had.</summary>
    public bool IsJson { get; }

    /// <summary>Memories and documents, to stand with the newest user message; null for none.</summary>
    public string? Recalled { get; }

    /// <summary>The documents' part of it.</summary>
    public string? Documents { get; }

    /// <summary>Null where the model cannot search.</summary>
    public DocumentSearch? Search { get; }

    public TurnMarks Marks { get; }

    /// <summary>Names of the files whose passages the model was shown so far, each once.</summary>
    public ImmutableArray<string> Files => _shown.Files;

    private static bool IsSearchable(DocumentContext documents) => documents.Documents.Any(document => document.Status == DocumentStatus.Indexed);

    private static int Tokens(ImmutableArray<Passage> passages) => passages.Sum(passage => passage.Chunk.Tokens);
}
