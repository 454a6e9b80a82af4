"""What pages share: the frame, the session, pickers, tables, messages. Only this, pages/ and app.py know streamlit.

A page reads inputs, calls smio and draws; nothing here or there calculates.
"""
