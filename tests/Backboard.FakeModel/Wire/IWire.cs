using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>One provider's way of saying things.</summary>
internal interface IWire
{
    ModelCall Read(JsonElement body);

    /// <summary>The rule the request breaks, or null.</summary>
    string? Check(JsonElement body);

    byte[] Error(int status, string message);

    /// <summary>The same error as an event inside a stream.</summary>
    string ErrorEvent(string message);

    byte[] Whole(ModelCall call, Reply reply, long number);

    IEnumerable<Frame> Stream(ModelCall call, Reply reply, long number);
}
