import BinhXet
import Testing

/// The places of outputs are told as soon as all before them are judged, and corrected by what was written.
struct OutputPlacesTests {
    @Test func `a place is known once everything before is judged`() {
        let places = OutputPlaces()
        #expect(places.place(of: 0) == 0)
        #expect(places.place(of: 1) == nil)
        places.note(30, of: 2)
        places.note(10, of: 0)
        #expect(places.place(of: 1) == 10)
        #expect(places.place(of: 2) == nil)
        places.note(20, of: 1)
        #expect(places.place(of: 3) == 60)
        #expect(places.place(of: 2) == nil, "nobody asks for what is judged")
    }

    @Test func `what was written corrects what was told`() {
        let places = OutputPlaces()
        places.note(10, of: 0)
        places.note(20, of: 1)
        // A heading of 7 bytes stands before the first.
        places.note(OutputFile.Progress(count: 17), of: 0)
        #expect(places.place(of: 2) == 37)
        places.note(5, of: 2)
        places.note(OutputFile.Progress(count: 37, isDirect: true), of: 1)
        #expect(places.isDirect)
        // The last one was judged again, and is shorter.
        places.note(OutputFile.Progress(count: 40), of: 2)
        #expect(!places.isDirect)
        #expect(places.place(of: 3) == 40)
    }

    @Test func `what has no place corrects nothing`() {
        let places = OutputPlaces()
        places.note(10, of: 0)
        places.note(nil, of: 0)
        #expect(places.place(of: 1) == 10)
        #expect(!places.isDirect)
    }
}
